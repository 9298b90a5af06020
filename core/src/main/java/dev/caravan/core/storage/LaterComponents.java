package dev.caravan.core.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.core.model.AllocatedDevice;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.DriverProblem;
import dev.caravan.core.model.HostVolume;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.TaskEvent;
import java.util.List;
import java.util.Map;

/**
 * Components that came to stored records when there were logs already: they are left out where they
 * say nothing, so that what does not need them is stored as it was before.
 */
@SuppressWarnings("UnusedVariable") // Fields of mix-ins: their annotations are all that matters.
final class LaterComponents {
  private LaterComponents() {}

  static JsonMapper.Builder addTo(JsonMapper.Builder mapper) {
    return mapper
        .addMixIn(NodeSpec.class, OfNodeSpec.class)
        .addMixIn(NodeResources.class, OfNodeResources.class)
        .addMixIn(TaskShare.class, OfTaskShare.class)
        .addMixIn(TaskEvent.class, OfTaskEvent.class);
  }

  private abstract static class OfNodeSpec {
    @JsonInclude(value = Include.CUSTOM, valueFilter = DefaultPool.class)
    @JsonProperty
    String nodePool = "";

    @JsonInclude(Include.NON_EMPTY)
    @JsonProperty
    Map<String, HostVolume> hostVolumes = Map.of();

    @JsonInclude(Include.NON_EMPTY)
    @JsonProperty
    Map<String, DriverProblem> driverProblems = Map.of();
  }

  private abstract static class OfNodeResources {
    @JsonInclude(Include.NON_EMPTY)
    @JsonProperty
    List<Integer> cores = List.of();

    @JsonInclude(Include.NON_EMPTY)
    @JsonProperty
    List<NodeDevice> devices = List.of();
  }

  private abstract static class OfTaskShare {
    @JsonInclude(Include.NON_DEFAULT)
    @JsonProperty
    int memoryMaxMb;

    @JsonInclude(Include.NON_EMPTY)
    @JsonProperty
    List<Integer> cores = List.of();

    @JsonInclude(Include.NON_EMPTY)
    @JsonProperty
    List<AllocatedDevice> devices = List.of();
  }

  private abstract static class OfTaskEvent {
    @JsonInclude(Include.NON_DEFAULT)
    @JsonProperty
    boolean outOfMemory;
  }

  /** Equal to what is to be left out. */
  static final class DefaultPool {
    @Override
    public boolean equals(Object other) {
      return NodeSpec.DEFAULT_POOL.equals(other);
    }

    @Override
    public int hashCode() {
      return NodeSpec.DEFAULT_POOL.hashCode();
    }
  }
}
