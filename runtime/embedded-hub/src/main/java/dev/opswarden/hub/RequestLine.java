package dev.opswarden.hub;

/**
 * One request, as the hub answered it.
 *
 * @param method {@code GET}, {@code POST}, …
 * @param path the path as it was sent, percent-encoded
 * @param query what followed the question mark, as it was sent; empty if there was none
 * @param status the status of the answer
 */
public record RequestLine(String method, String path, String query, int status) {

    /** Whether it was a request that may change something, whatever came of it. */
    public boolean isWrite() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
