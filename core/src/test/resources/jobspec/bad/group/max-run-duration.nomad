job "x" {
  datacenters = ["dc1"]

  group "g" {
    max_run_duration = "-30m"

    task "t" {
      driver = "mock"
    }
  }
}
