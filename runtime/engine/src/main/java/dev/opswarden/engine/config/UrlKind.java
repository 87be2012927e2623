package dev.opswarden.engine.config;

import java.net.URI;
import java.net.URISyntaxException;

/** The base of an HTTP service. Credentials in it are refused, and never shown: they belong into a file. */
record UrlKind() implements Kind<URI> {

    private static final int LONGEST = 2048;
    private static final int LAST_PORT = 65_535;

    @Override
    public URI parse(String text, Surroundings surroundings) throws Unusable {
        if (text.length() > LONGEST) {
            throw new Unusable("it is too long");
        }
        URI url;
        try {
            url = new URI(text);
        } catch (URISyntaxException e) {
            throw new Unusable("it is no URL");
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new Unusable("it is neither http nor https");
        }
        String authority = url.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            throw new Unusable("it holds a user name or password, which belong into a token file");
        }
        if (url.getHost() == null) {
            throw new Unusable("it names no host, or one that cannot be a host's name");
        }
        if (url.getPort() == 0 || url.getPort() > LAST_PORT) {
            throw new Unusable("its port is out of bounds");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Unusable("it has a query or a fragment");
        }
        return url;
    }

    @Override
    public String quoted(String text) {
        return Quoted.url(text);
    }

    @Override
    public String accepted() {
        return "http://HOST or https://HOST, with or without :PORT and a base path";
    }
}
