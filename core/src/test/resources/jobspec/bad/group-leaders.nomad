job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "one" {
      driver = "mock"
      leader = true
    }
    task "two" {
      driver = "mock"
      leader = true
    }
  }
}
