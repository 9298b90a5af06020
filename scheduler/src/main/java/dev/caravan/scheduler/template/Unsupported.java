package dev.caravan.scheduler.template;

import java.util.List;

/** Functions of consul-template that ask for what there is not here. */
final class Unsupported {
  private static final int MANY = 1000;

  private Unsupported() {}

  static void addTo(Functions functions) {
    refuse(
        functions,
        "it asks Consul, which this scheduler does not use: put the value into the job's meta or"
            + " env and read it with env",
        List.of(
            "key",
            "keyExists",
            "keyExistsGet",
            "keyOrDefault",
            "ls",
            "safeLs",
            "tree",
            "safeTree",
            "service",
            "services",
            "connect",
            "node",
            "nodes",
            "datacenters",
            "caRoots",
            "caLeaf",
            "partitions",
            "peerings",
            "exportedServices"));
    refuse(
        functions,
        "it asks Vault, which this scheduler does not use: hand secrets to the task in another way",
        List.of("secret", "secrets", "pkiCert"));
    refuse(
        functions,
        "there are no variables of the cluster: put the value into the job's meta or env",
        List.of("nomadVar", "nomadVarExists", "nomadVarList", "nomadVarListSafe"));
    refuse(
        functions,
        "it would reach beyond the template, which is not allowed",
        List.of("plugin", "writeToFile"));
    refuse(
        functions,
        "it is not supported: use parseJSON and toJSON",
        List.of("parseYAML", "toYAML", "toTOML"));
  }

  private static void refuse(Functions functions, String why, List<String> names) {
    for (String name : names) {
      functions.add(
          name,
          0,
          MANY,
          args -> {
            throw new IllegalArgumentException(why);
          });
    }
  }
}
