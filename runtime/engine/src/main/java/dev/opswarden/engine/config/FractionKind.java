package dev.opswarden.engine.config;

/** A number from 0 to 1. */
record FractionKind() implements Kind<Double> {

    private static final int MOST_PLACES = 9;

    @Override
    public Double parse(String text, Surroundings surroundings) throws Unusable {
        if (!isPlain(text) || Double.parseDouble(text) > 1) {
            throw new Unusable("it is no such number");
        }
        return Double.valueOf(text);
    }

    /**
     * Whether it is 0 or 1, or up to nine places after a point: stricter than Java, which takes {@code 0x1p-3}, {@code 1d}
     * and {@code NaN} for numbers as well. Its default is read in each run, so there is no regular expression.
     */
    private static boolean isPlain(String text) {
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        if (!(whole.equals("0") || whole.equals("1") || (whole.isEmpty() && point == 0))) {
            return false;
        }
        for (int i = point + 1; point >= 0 && i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        int places = text.length() - point - 1;
        return point < 0 || (places >= 1 && places <= MOST_PLACES);
    }

    @Override
    public String accepted() {
        return "a number from 0 to 1, such as 0.5";
    }
}
