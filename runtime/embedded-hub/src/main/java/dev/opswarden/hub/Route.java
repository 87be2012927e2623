package dev.opswarden.hub;

import java.util.Optional;

/**
 * What a path leads to.
 *
 * @param resource the kind of thing
 * @param id which message, decoded; empty where no message is named
 */
record Route(Resource resource, String id) {

    /** The kinds of things there are, each with the methods it takes. */
    enum Resource {
        HEALTH("GET"),
        MESSAGES("GET, POST"),
        MESSAGE("GET"),
        MESSAGE_READ("PATCH"),
        PROGRESS("GET, POST");

        private final String methods;

        Resource(String methods) {
            this.methods = methods;
        }

        /** As the {@code Allow} header lists them. */
        String methods() {
            return methods;
        }
    }

    private static final String MESSAGES = "/messages/";
    private static final String READ = "/read";

    /** Finds the way by the path as it was sent: the id is decoded only after the path has been taken apart. */
    static Optional<Route> of(String path) {
        return switch (path) {
            case "/state/health", "/state/health/" -> to(Resource.HEALTH);
            case "/messages", "/messages/" -> to(Resource.MESSAGES);
            case "/progress", "/progress/" -> to(Resource.PROGRESS);
            default -> path.startsWith(MESSAGES) ? message(path.substring(MESSAGES.length())) : Optional.empty();
        };
    }

    private static Optional<Route> to(Resource resource) {
        return Optional.of(new Route(resource, ""));
    }

    private static Optional<Route> message(String rest) {
        boolean read = rest.endsWith(READ);
        String id = read ? rest.substring(0, rest.length() - READ.length()) : rest;
        if (id.isEmpty() || id.indexOf('/') >= 0) {
            return Optional.empty();
        }
        return Optional.of(new Route(read ? Resource.MESSAGE_READ : Resource.MESSAGE, PercentCode.decode(id)));
    }
}
