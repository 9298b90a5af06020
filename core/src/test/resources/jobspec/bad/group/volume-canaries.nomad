job "x" {
  datacenters = ["dc1"]

  group "g" {
    volume "own" {
      type      = "host"
      source    = "a"
      per_alloc = true
    }

    update {
      canary = 1
    }

    task "t" {
      driver = "mock"
    }
  }
}
