job "max-run-duration" {
  datacenters = ["dc1"]
  type        = "batch"

  group "g" {
    max_run_duration = "30m"

    task "t" {
      driver = "mock"
    }
  }
}
