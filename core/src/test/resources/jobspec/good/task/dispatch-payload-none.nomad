job "dispatch-payload-none" {
  datacenters = ["dc1"]
  type        = "batch"

  group "g" {
    task "t" {
      driver = "mock"

      dispatch_payload {
      }
    }
  }
}
