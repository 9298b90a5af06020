package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.http.endpoint.Gauges.Gauge;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.UnknownIdException;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be measured, for Prometheus or as JSON. */
public final class Metrics {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxxx 'UTC'");

  private final Scheduler scheduler;
  private final Clock clock;

  /**
   * For what this scheduler knows.
   *
   * @param clock when it was measured
   */
  public Metrics(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** The path. */
  public void addTo(Router router) {
    router.read("/v1/metrics", this::metrics);
  }

  private Answer metrics(Call call) {
    List<Gauge> gauges = new ArrayList<>(Gauges.of(scheduler.state()));
    gauges.addAll(tasks());
    return call.query().text("format").filter("prometheus"::equals).isPresent()
        ? new Answer.Text(200, PrometheusTextFormatWriter.CONTENT_TYPE, prometheus(gauges))
        : Answer.Json.of(json(gauges));
  }

  /** Measured now, several at a time: some drivers take a second to tell. */
  private List<Gauge> tasks() {
    return scheduler.state().allocations().parallelStream()
        .filter(allocation -> allocation.clientStatus() == ClientStatus.RUNNING)
        .flatMap(this::tasks)
        .toList();
  }

  private Stream<Gauge> tasks(Allocation allocation) {
    try {
      return scheduler.stats(allocation.id().value()).entrySet().stream()
          .flatMap(task -> Gauges.task(allocation, task.getKey(), task.getValue()).stream());
    } catch (UnknownIdException onNoNodeOfThisProcess) {
      return Stream.empty();
    }
  }

  private ObjectNode json(List<Gauge> gauges) {
    ObjectNode json = Json.object();
    json.put("Timestamp", TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
    json.set("Gauges", Json.array(gauges.stream(), Metrics::json));
    json.putArray("Points");
    json.putArray("Counters");
    json.putArray("Samples");
    return json;
  }

  private static ObjectNode json(Gauge gauge) {
    ObjectNode json = Json.object().put("Name", gauge.name()).put("Value", gauge.value());
    ObjectNode labels = json.putObject("Labels");
    gauge.labels().forEach(labels::put);
    return json;
  }

  private static String prometheus(List<Gauge> gauges) {
    Map<String, GaugeSnapshot.Builder> byName = new LinkedHashMap<>();
    for (Gauge gauge : gauges) {
      String name = PrometheusNaming.prometheusName(gauge.name());
      byName
          .computeIfAbsent(name, one -> GaugeSnapshot.builder().name(one))
          .dataPoint(point(gauge));
    }
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    byName.values().forEach(gauge -> all.metricSnapshot(gauge.build()));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      PrometheusTextFormatWriter.create().write(text, all.build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot point(Gauge gauge) {
    Labels.Builder labels = Labels.builder();
    gauge.labels().forEach(labels::label);
    return GaugeSnapshot.GaugeDataPointSnapshot.builder()
        .value((double) gauge.value())
        .labels(labels.build())
        .build();
  }
}
