package dev.erga.dashboard.recurring;

/**
 * One fire in a strip, 4 wide. What succeeded stands on the line, the higher the longer it took; what failed hangs below it.
 * The others have places of their own, so that nothing is told by colour alone.
 *
 * @param tone the class of its colour
 * @param x where it begins, from the left
 * @param y where it begins, from the top
 * @param height how high it is
 */
public record Bar(String tone, int x, int y, int height) {

    /** Where the line is. */
    static final int LINE = 17;

    private static final int LEAST = 3;
    private static final int MOST = 16;

    /**
     * The bar of a fire.
     *
     * @param share how long it took, as a share of the longest: 0 to 1
     */
    static Bar of(RunKind kind, int x, double share) {
        int high = LEAST + (int) Math.round((MOST - LEAST) * Math.sqrt(share));
        return switch (kind) {
            case SUCCEEDED -> new Bar(kind.tone(), x, LINE - high, high);
            case FAILED -> new Bar(kind.tone(), x, LINE + 1, 7);
            case UNFINISHED -> new Bar(kind.tone(), x, LINE - 6, 2);
            case PRUNED -> new Bar(kind.tone(), x, LINE - 2, 2);
            case DELETED -> new Bar(kind.tone(), x, LINE + 2, 2);
            case COALESCED -> new Bar(kind.tone(), x, LINE - 10, 2);
            case SKIPPED -> new Bar(kind.tone(), x, LINE + 5, 2);
        };
    }
}
