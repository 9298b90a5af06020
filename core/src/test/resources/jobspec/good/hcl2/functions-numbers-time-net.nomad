job "functions-numbers-time-net" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        numbers = [abs(-2), ceil(1.2), floor(-1.2), log(100, 10), pow(2, 8), signum(-9), parseint("zz", 36), min(3, 1), max(3, 1)]
        time    = [timeadd("2024-02-28T23:30:00Z", "45m"), formatdate("EEE, DD MMM YYYY hh:mm:ss", "2024-02-29T12:30:00Z")]
        net     = [cidrhost("10.0.0.0/8", 5), cidrnetmask("10.0.0.0/12"), cidrsubnet("10.0.0.0/8", 8, 2), cidrsubnets("10.0.0.0/16", 4, 8)]
        types   = [tostring(1), tonumber("2"), tobool("true"), tolist(["a"]), toset(["b", "a"]), tomap({ a = 1 })]
        try     = [try({}.missing, "fallback"), can(tonumber("x")), convert("5", number)]
      }
    }
  }
}
