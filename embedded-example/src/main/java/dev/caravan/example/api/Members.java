package dev.caravan.example.api;

import java.util.List;
import java.util.Map;

/** The servers that an agent knows. */
public record Members(List<Member> members) {

  /** A server. */
  public record Member(
      String name,
      String addr,
      int port,
      String status,
      int protocolCur,
      Map<String, String> tags) {

    /** What its tags say; empty if nothing. */
    public String tag(String tag) {
      return tags.getOrDefault(tag, "");
    }
  }
}
