package dev.opswarden.engine.config;

/** A whole number within bounds. */
record NumberKind(int least, int most) implements Kind<Integer> {

    @Override
    public Integer parse(String text, Surroundings surroundings) throws Unusable {
        int value;
        try {
            value = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Unusable("it is no whole number of that size");
        }
        if (value < least || value > most) {
            throw new Unusable("it is out of bounds");
        }
        return value;
    }

    @Override
    public String accepted() {
        return "a whole number from " + least + " to " + most;
    }
}
