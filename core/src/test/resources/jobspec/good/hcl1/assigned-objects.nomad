job "assigned-objects" = {
  datacenters = ["dc1"]
  meta = {
    a = "b"
  }
  group "g" = {
    restart = { attempts = 3 delay = "9s" }
    task "t" = {
      driver = "mock"
      config = {
        auth = { user = "u" }
        port_map = { db = 6379, http = 80 }
      }
      env = { A = "1" }
      resources = {
        cpu = 200
      }
    }
  }
}
