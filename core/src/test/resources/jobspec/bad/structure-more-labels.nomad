job "x" {
  datacenters = ["dc1"]
  group "a" "b" {
  }
  group "g" {
    restart "now" {
    }
    task {
      driver = "mock"
    }
  }
}
