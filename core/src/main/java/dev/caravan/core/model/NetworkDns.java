package dev.caravan.core.model;

import java.util.List;

/**
 * How tasks of a network of their own resolve names.
 *
 * @param servers name servers
 * @param searches domains to search
 * @param options options of the resolver
 */
public record NetworkDns(List<String> servers, List<String> searches, List<String> options) {
  public NetworkDns {
    servers = List.copyOf(servers);
    searches = List.copyOf(searches);
    options = List.copyOf(options);
  }
}
