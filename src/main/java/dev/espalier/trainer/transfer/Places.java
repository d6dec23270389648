package dev.espalier.trainer.transfer;

import java.util.Map;

/**
 * Where a file's arrays go.
 *
 * @param taken the array for each slot that has one, by the slot's name; of the slot's shape always
 * @param doubtful why an array went nowhere that might have gone to several places, by the array's name
 */
record Places(Map<String, ArrayHeading> taken, Map<String, String> doubtful) {
    Places {
        taken = Map.copyOf(taken);
        doubtful = Map.copyOf(doubtful);
    }
}
