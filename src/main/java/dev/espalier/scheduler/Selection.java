package dev.espalier.scheduler;

/** Order statistics without sorting: quickselect (Hoare 1961, "Algorithm 65: find"), linear time in the mean. */
final class Selection {
    private Selection() {}

    /** The value of rank {@code rank}, from 0, among the first {@code count}; reorders them. NaN is the greatest. */
    static double ranked(double[] values, int count, int rank) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (Double.compare(values[left], pivot) < 0) {
                    left++;
                }
                while (Double.compare(values[right], pivot) > 0) {
                    right--;
                }
                if (left <= right) {
                    double swapped = values[left];
                    values[left++] = values[right];
                    values[right--] = swapped;
                }
            }
            if (rank <= right) {
                high = right;
            } else if (rank >= left) {
                low = left;
            } else {
                return pivot;
            }
        }
        return values[rank];
    }

    /**
     * The quantile of all {@code values}, between neighbours by their distance; where one of the two is not finite, the
     * lower. Reorders them.
     *
     * @param share from 0, the least value, to 1, the greatest
     */
    static double quantile(double[] values, double share) {
        double place = share * (values.length - 1);
        int below = (int) Math.floor(place);
        double low = ranked(values, values.length, below);
        if (place == below) {
            return low;
        }
        double high = ranked(values, values.length, below + 1);
        return Double.isFinite(low) && Double.isFinite(high) ? low + (place - below) * (high - low) : low;
    }
}
