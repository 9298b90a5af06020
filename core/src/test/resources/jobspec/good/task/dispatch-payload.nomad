job "dispatch-payload" {
  datacenters = ["dc1"]
  type        = "batch"

  group "g" {
    task "t" {
      driver = "mock"

      dispatch_payload {
        file = "config/input.json"
      }
    }
  }
}
