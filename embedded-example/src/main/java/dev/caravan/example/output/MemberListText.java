package dev.caravan.example.output;

import dev.caravan.example.api.Members.Member;
import java.util.List;

/** Servers as {@code server members} prints them. */
public final class MemberListText {
  private MemberListText() {}

  /**
   * The servers in the order given.
   *
   * @param leader the address and port of the one that leads
   */
  public static String render(List<Member> members, String leader) {
    Table table =
        Table.of(
            "Name",
            "Address",
            "Port",
            "Status",
            "Leader",
            "Protocol",
            "Build",
            "Datacenter",
            "Region");
    for (Member member : members) {
      table.row(
          member.name(),
          member.addr(),
          member.port(),
          member.status(),
          leads(member, leader),
          member.protocolCur(),
          member.tag("build"),
          member.tag("dc"),
          member.tag("region"));
    }
    return table.render();
  }

  /** Servers of Nomad have another port for each other than the one that they gossip on. */
  private static boolean leads(Member member, String leader) {
    return leader.equals(member.addr() + ":" + member.port())
        || leader.equals(member.addr() + ":" + member.tag("port"));
  }
}
