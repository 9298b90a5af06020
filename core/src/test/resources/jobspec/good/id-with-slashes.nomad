job "team/app/dispatch-1" {
  id          = "team/app/dispatch-1"
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
