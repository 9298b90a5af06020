job "dispatch-payload" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      dispatch_payload {
        file = "../../../x"
      }

      dispatch_payload {
        file = "x"
      }
    }
  }
}
