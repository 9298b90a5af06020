job bare-label {
  datacenters = ["dc1"]
  group groupName {
    task "with spaces and ünïcode" {
      driver = "mock"
    }
  }
}
