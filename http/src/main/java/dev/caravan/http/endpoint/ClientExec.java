package dev.caravan.http.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.model.Allocation;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.util.List;

/** Commands beside running tasks, over a web socket. */
public final class ClientExec {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Scheduler scheduler;

  /** For the allocations of this scheduler. */
  public ClientExec(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The path. */
  public void addTo(Router router) {
    router.read("/v1/client/allocation/{alloc}/exec", this::exec);
  }

  private Answer exec(Call call) {
    Allocation allocation = Lookup.allocation(scheduler.state(), call.name("alloc"));
    String task =
        call.query()
            .text("task")
            .orElseThrow(() -> ApiException.badRequest("task name is required"));
    ExecRequest request = new ExecRequest(command(call), call.query().flag("tty"));
    return new Answer.Socket(
        client ->
            ExecConversation.begin(
                client, output -> scheduler.exec(allocation.id().value(), task, request, output)));
  }

  private static List<String> command(Call call) {
    String json = call.query().text("command").orElse("[]");
    try {
      List<String> command = List.of(MAPPER.readValue(json, String[].class));
      if (!command.isEmpty()) {
        return command;
      }
    } catch (JsonProcessingException | NullPointerException e) {
      throw ApiException.badRequest("command must be a JSON array of strings, not " + json);
    }
    throw ApiException.badRequest("command is not present");
  }
}
