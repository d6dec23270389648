package dev.espalier.walls.bad.trainer.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

class CopiesFromMemoryOfNobody {
    NDArray copy(NDManager manager) {
        return manager.create(new float[] {1});
    }
}
