job "volume-host" {
  datacenters = ["dc1"]

  group "g" {
    volume "data" {
      type      = "host"
      source    = "shared"
      read_only = true
    }

    task "t" {
      driver = "mock"
    }
  }
}
