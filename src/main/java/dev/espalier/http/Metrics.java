package dev.espalier.http;

import dev.espalier.coordinator.Workers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/** What an operator watches, for Prometheus: workers, requests, the process. */
final class Metrics {
    private final PrometheusMeterRegistry registry;

    Metrics(PrometheusMeterRegistry registry, Workers workers) {
        this.registry = registry;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("espalier.workers", workers, all -> all.list().size())
                .description("workers that said of late that they live")
                .register(registry);
        Gauge.builder("espalier.workers.busy", workers, Metrics::busy)
                .description("workers that run a trial")
                .register(registry);
    }

    void bind(Router router) {
        router.route().handler(this::time);
        router.get("/metrics")
                .handler(context -> context.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(registry.scrape()));
    }

    private void time(RoutingContext context) {
        long start = System.nanoTime();
        context.addEndHandler(_ -> registry.timer(
                        "espalier.http.requests",
                        "method",
                        method(context.request().method()),
                        "status",
                        Integer.toString(context.response().getStatusCode()))
                .record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
        context.next();
    }

    /** What a client makes up is one method, so that it cannot make as many series as it likes. */
    private static String method(HttpMethod method) {
        return HttpMethod.values().contains(method) ? method.name() : "other";
    }

    private static double busy(Workers workers) {
        return workers.list().stream()
                .filter(worker -> !worker.running().isEmpty())
                .count();
    }
}
