package dev.caravan.http.endpoint;

import dev.caravan.core.model.AllocationId;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;

/** What is done with allocations as a whole. */
public final class AllocationWrites {
  private final Scheduler scheduler;

  /** For the allocations of this scheduler. */
  public AllocationWrites(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The path. */
  public void addTo(Router router) {
    router.write("/v1/allocation/{alloc}/stop", this::stop);
  }

  private Answer stop(Call call) {
    Body.optional(call.body());
    AllocationId id = new AllocationId(call.name("alloc"));
    if (scheduler.state().allocation(id).isEmpty()) {
      throw ApiException.notFound("allocation not found");
    }
    return Registrations.answer(scheduler, scheduler.stopAllocation(id.value()));
  }
}
