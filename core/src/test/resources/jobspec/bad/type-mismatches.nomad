job "x" {
  datacenters = "dc1"
  priority    = 1.5
  name        = ["x"]
  region      = {}
  type        = "daemon"
  meta        = ["a"]
  group "g" {
    count = "many"
    ephemeral_disk {
      size   = 99999999999
      sticky = 1
    }
    update {
      health_check     = "often"
      min_healthy_time = "10"
      canary           = true
    }
    restart {
      interval = "soon"
      delay    = 1.5
      mode     = "never"
    }
    task "t" {
      driver       = "mock"
      kill_timeout = "1 minute"
      leader       = "yes"
      env {
        LIST = ["a"]
      }
      config = "none"
    }
  }
}
