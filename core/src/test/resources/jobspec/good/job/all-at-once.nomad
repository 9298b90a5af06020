job "all-at-once" {
  datacenters = ["dc1"]

  all_at_once = true

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
