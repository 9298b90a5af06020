job "byte-order-mark" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
