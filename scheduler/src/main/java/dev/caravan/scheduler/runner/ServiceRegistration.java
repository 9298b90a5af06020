package dev.caravan.scheduler.runner;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import java.util.List;

/**
 * A service that runs: where it is reached.
 *
 * @param id of this registration
 * @param name of the service
 * @param job that declares it
 * @param allocation that offers it
 * @param node that the allocation is on
 * @param datacenter of the node
 * @param tags words to find it by
 * @param address where it is reached
 * @param port on which; 0 if it has none
 * @param createIndex when the allocation was made, as a position in the log
 * @param modifyIndex when the allocation last changed
 */
public record ServiceRegistration(
    String id,
    String name,
    JobId job,
    AllocationId allocation,
    NodeId node,
    String datacenter,
    List<String> tags,
    String address,
    int port,
    long createIndex,
    long modifyIndex) {
  public ServiceRegistration {
    tags = List.copyOf(tags);
  }
}
