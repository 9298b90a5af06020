package dev.caravan.core.jobspec.eval;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Functions of IP networks such as {@code 10.0.0.0/8}. */
final class CidrFunctions {
  private CidrFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("cidrhost", 2, CidrFunctions::host)
        .add("cidrnetmask", 1, CidrFunctions::mask)
        .add("cidrsubnet", 3, CidrFunctions::subnet)
        .add("cidrsubnets", 1, Function.ANY, CidrFunctions::subnets);
  }

  private static IpNetwork network(Arguments arguments) {
    return IpNetwork.parse(arguments.text(0))
        .orElseThrow(
            () ->
                arguments.refuse(
                    "\"%s\" is no network; write one such as 10.0.0.0/8", arguments.text(0)));
  }

  /** A negative number counts from the network's end. */
  private static Datum host(Arguments arguments) {
    IpNetwork network = network(arguments);
    BigInteger number = BigInteger.valueOf(arguments.integer(1));
    BigInteger size = network.size();
    BigInteger offset = number.signum() < 0 ? size.add(number) : number;
    if (offset.signum() < 0 || offset.compareTo(size) >= 0) {
      throw arguments.refuse("%s has no host %s", arguments.text(0), number);
    }
    return new Datum.Text(network.address(offset));
  }

  private static Datum mask(Arguments arguments) {
    IpNetwork network = network(arguments);
    if (network.bits() != IpNetwork.BITS_V4) {
      throw arguments.refuse("only networks of IPv4 have masks");
    }
    return new Datum.Text(network.mask());
  }

  private static Datum subnet(Arguments arguments) {
    IpNetwork network = network(arguments);
    int prefix = prefix(arguments, network, 1);
    int number = arguments.integer(2);
    BigInteger count = BigInteger.ONE.shiftLeft(prefix - network.prefix());
    if (number < 0 || BigInteger.valueOf(number).compareTo(count) >= 0) {
      throw arguments.refuse("with so many bits there is no network %d", number);
    }
    BigInteger offset = BigInteger.valueOf(number).shiftLeft(network.bits() - prefix);
    return new Datum.Text(network.within(offset, prefix).toString());
  }

  private static int prefix(Arguments arguments, IpNetwork network, int index) {
    int more = arguments.integer(index);
    long prefix = (long) network.prefix() + more;
    if (more < 0 || prefix > network.bits()) {
      throw arguments.refuse("%s has no room for %d bits more", arguments.text(0), more);
    }
    return (int) prefix;
  }

  /** Networks one after the other, each beginning at a multiple of its size. */
  private static Datum subnets(Arguments arguments) {
    IpNetwork network = network(arguments);
    List<Datum> subnets = new ArrayList<>();
    BigInteger next = BigInteger.ZERO;
    for (int i = 1; i < arguments.count(); i++) {
      int prefix = prefix(arguments, network, i);
      BigInteger size = BigInteger.ONE.shiftLeft(network.bits() - prefix);
      BigInteger start = next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
      next = start.add(size);
      if (next.compareTo(network.size()) > 0) {
        throw arguments.refuse("%s has no room for all of these", arguments.text(0));
      }
      subnets.add(new Datum.Text(network.within(start, prefix).toString()));
    }
    return Datum.Items.list(subnets);
  }
}
