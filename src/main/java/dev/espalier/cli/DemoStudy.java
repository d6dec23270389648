package dev.espalier.cli;

import dev.espalier.json.JsonText;
import dev.espalier.study.Json;

/** What the demo searches: a plain or a residual net for small drawings of shapes. */
final class DemoStudy {
    private DemoStudy() {}

    static Json spec() {
        return JsonText.parse("""
                {
                  "name": "demo: plain or residual",
                  "objectives": [{"metric": "val_accuracy", "goal": "maximize"}],
                  "resource": {"name": "epoch", "min": 1, "max": 9},
                  "scheduler": {"type": "asha", "reduction_factor": 3},
                  "budget": {"max_trials": 16, "max_time": "PT75S"},
                  "seed": 4,
                  "trial": {
                    "dataset": "shapes",
                    "batch_size": 32,
                    "learning_rate": {"$float": {"low": 0.0005, "high": 0.02, "log": true}},
                    "optimizer": {"$choice": [
                      {"type": "sgd", "momentum": {"$float": {"low": 0.5, "high": 0.95}}},
                      {"type": "adam"}
                    ]},
                    "model": {"$choice": {
                      "plain": {
                        "type": "cnn",
                        "depth": {"$int": {"low": 2, "high": 4}},
                        "width": {"$ordinal": [8, 16, 24]}
                      },
                      "residual": {
                        "type": "resnet",
                        "stages": 2,
                        "blocks": {"$int": {"low": 1, "high": 2}},
                        "width": {"$ordinal": [8, 12, 16]}
                      }
                    }}
                  }
                }""");
    }
}
