package dev.caravan.http.endpoint;

import dev.caravan.core.model.JobId;
import dev.caravan.http.event.EventFeed;
import dev.caravan.http.event.Subscription;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Parameters;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.nio.charset.StandardCharsets;

/** What happens, as it happens, and from any point of the log on. */
public final class EventStream {
  private static final String NOTHING_NEW = "{}\n";

  private final Scheduler scheduler;

  /** For the events of this scheduler. */
  public EventStream(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The path. */
  public void addTo(Router router) {
    router.read("/v1/event/stream", this::stream);
  }

  private Answer stream(Call call) {
    Parameters query = call.query();
    Subscription wanted =
        new Subscription(
            query.all("topic").stream().map(Subscription.Topic::parse).toList(),
            query.text("namespace").orElse(JobId.DEFAULT_NAMESPACE));
    EventFeed feed =
        query
            .number("index")
            .filter(index -> index > 0)
            .map(index -> EventFeed.from(scheduler, index))
            .orElseGet(() -> EventFeed.fromNow(scheduler));
    return Answer.Bytes.followed(
        "application/json",
        NOTHING_NEW,
        out ->
            feed.follow(
                event -> {
                  if (wanted.includes(event)) {
                    out.write(event.frame().getBytes(StandardCharsets.UTF_8));
                    out.flush();
                  }
                }));
  }
}
