# As in HCL, strings that look so may stand for numbers and booleans, and the other way round.
job "conversions" {
  datacenters = ["dc1", 2]
  priority    = "60"
  name        = 12
  group "g" {
    count = "2"
    ephemeral_disk {
      sticky = "true"
    }
    task "t" {
      driver = "mock"
      user   = 1000
    }
  }
}
