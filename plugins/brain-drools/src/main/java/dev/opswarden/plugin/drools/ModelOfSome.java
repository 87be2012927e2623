package dev.opswarden.plugin.drools;

import java.util.List;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;
import org.jspecify.annotations.Nullable;

/**
 * A description of some of the rules of a package.
 *
 * @param name the package
 * @param rules which rules, in the order in which Drools has them
 * @param whole the description that Drools generated, where the package has more than rules; else null
 */
record ModelOfSome(String name, List<Rule> rules, @Nullable Model whole) implements Model {

    @Override
    public List<Rule> getRules() {
        return rules;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getPackageName() {
        return name;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<Global> getGlobals() {
        return whole == null ? List.of() : whole.getGlobals();
    }

    @Override
    public List<Query> getQueries() {
        return whole == null ? List.of() : whole.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return whole == null ? List.of() : whole.getTypeMetaDatas();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return whole == null ? List.of() : whole.getEntryPoints();
    }
}
