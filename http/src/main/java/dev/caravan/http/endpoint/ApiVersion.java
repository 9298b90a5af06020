package dev.caravan.http.endpoint;

/** Which Nomad's API this is: clients ask before they use what is newer. */
final class ApiVersion {
  static final String NOMAD = "1.1.0";

  private ApiVersion() {}
}
