package dev.espalier.sampler.tpe;

import java.util.Arrays;

/**
 * The centres and widths of normal kernels over a {@link Line}. A kernel is as wide as the larger of the gaps to its
 * neighbours. Bergstra et al. 2011, "Algorithms for hyper-parameter optimization", section 4.2; Watanabe 2023,
 * "Tree-structured Parzen estimator", section 3.3.4. When kernels come and go, their neighbours' widths alone are worked out
 * again.
 */
final class KernelWidths {

    /** Is told of every kernel that has a new width. */
    interface Listener {
        void changed(int place, double center, double width);
    }

    private final Line line;
    private final double range;
    private final ParzenSettings settings;
    private double[] centers = new double[16];
    /** Places, by ascending centre and then by place. */
    private int[] sorted = new int[16];

    private int count;
    private double narrowest = Double.NaN;
    /** Places whose width may have changed; some may be gone. */
    private int[] touched = new int[16];

    private int touchedCount;

    KernelWidths(Line line, ParzenSettings settings) {
        this.line = line;
        this.range = line.high() - line.low();
        this.settings = settings;
    }

    double center(int place) {
        return centers[place];
    }

    void put(int place, double code) {
        if (place >= centers.length) {
            centers = Arrays.copyOf(centers, Math.max(place + 1, 2 * centers.length));
        }
        centers[place] = Math.clamp(line.place(code), line.low(), line.high());
        if (count == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * count);
        }
        int at = -rank(place) - 1;
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = place;
        count++;
        touchAround(at);
    }

    void take(int place) {
        int at = rank(place);
        System.arraycopy(sorted, at + 1, sorted, at, count - at - 1);
        count--;
        touchAround(at);
    }

    private void touchAround(int at) {
        for (int rank = Math.max(0, at - 1); rank <= Math.min(count - 1, at + 1); rank++) {
            if (touchedCount == touched.length) {
                touched = Arrays.copyOf(touched, 2 * touchedCount);
            }
            touched[touchedCount++] = sorted[rank];
        }
    }

    /** Where {@code place} stands among the sorted; where it would, as binary searches answer, if it is not there. */
    private int rank(int place) {
        double center = centers[place];
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int other = sorted[middle];
            int order = Double.compare(centers[other], center);
            if (order == 0) {
                order = Integer.compare(other, place);
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    void settle(Listener listener) {
        double least = settings.narrowest(range, count + 1);
        if (least != narrowest) {
            narrowest = least;
            for (int rank = 0; rank < count; rank++) {
                tell(rank, listener);
            }
        } else {
            for (int i = 0; i < touchedCount; i++) {
                int rank = rank(touched[i]);
                if (rank >= 0) {
                    tell(rank, listener);
                }
            }
        }
        touchedCount = 0;
    }

    private void tell(int rank, Listener listener) {
        double here = centers[sorted[rank]];
        double left = rank == 0 ? here - line.low() : here - centers[sorted[rank - 1]];
        double right = rank == count - 1 ? line.high() - here : centers[sorted[rank + 1]] - here;
        double gap = Math.max(left, right);
        if (!settings.endpoints() && count > 1) {
            gap = rank == 0 ? right : rank == count - 1 ? left : gap;
        }
        listener.changed(sorted[rank], here, Math.clamp(gap, narrowest, range));
    }
}
