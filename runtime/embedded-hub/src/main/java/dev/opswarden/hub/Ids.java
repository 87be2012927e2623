package dev.opswarden.hub;

/** What may be the id of a message: 1 to 128 characters, none of them a control character (contract, section 1). */
final class Ids {

    private Ids() {}

    static String checked(String id) {
        if (id.isEmpty()) {
            throw new Unacceptable("'id' is empty");
        }
        int length = id.codePointCount(0, id.length());
        if (length > Limits.ID_CHARACTERS) {
            throw new Unacceptable("'id' has " + length + " characters, " + Limits.ID_CHARACTERS + " are allowed");
        }
        if (id.codePoints().anyMatch(Character::isISOControl)) {
            throw new Unacceptable("'id' " + Quote.of(id) + " holds a control character");
        }
        return id;
    }
}
