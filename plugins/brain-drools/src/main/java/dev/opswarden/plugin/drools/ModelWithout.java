package dev.opswarden.plugin.drools;

import java.util.List;
import java.util.Set;
import org.drools.model.EntryPoint;
import org.drools.model.Global;
import org.drools.model.Model;
import org.drools.model.Query;
import org.drools.model.Rule;
import org.drools.model.TypeMetaData;

/** A description of rules that leaves some of them out. */
record ModelWithout(Model all, Set<String> without) implements Model {

    @Override
    public List<Rule> getRules() {
        return all.getRules().stream()
                .filter(rule -> !without.contains(RulePlace.fullName(rule.getPackage(), rule.getName())))
                .toList();
    }

    @Override
    public String getName() {
        return all.getName();
    }

    @Override
    public String getPackageName() {
        return all.getPackageName();
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List<Global> getGlobals() {
        return all.getGlobals();
    }

    @Override
    public List<Query> getQueries() {
        return all.getQueries();
    }

    @Override
    public List<TypeMetaData> getTypeMetaDatas() {
        return all.getTypeMetaDatas();
    }

    @Override
    public List<EntryPoint> getEntryPoints() {
        return all.getEntryPoints();
    }
}
