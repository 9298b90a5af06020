# Strings stand for numbers and booleans, and the other way around.
job "types" {
  datacenters = ["dc1"]
  priority = "60"
  meta { number = 5, flag = true, fraction = 0.5 }
  group "g" {
    count = "2"
    task "t" {
      driver = "mock"
      leader = "true"
      kill_timeout = "10s"
      env { PORT = 80 }
    }
  }
}
