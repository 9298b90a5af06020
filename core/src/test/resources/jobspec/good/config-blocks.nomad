job "config-blocks" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = "web"
        labels {
          team = "x"
        }
        mount {
          type   = "bind"
          source = "local"
        }
        mount {
          type = "tmpfs"
          tmpfs_options {
            size = 100000
          }
        }
        logging "json" "file" {
          max = 3
        }
        sysctl = {
          "net.core.somaxconn" = 16384
          nested               = { deep = [[1, 2], [], { a = "b" }] }
        }
        privileged = false
      }
    }
  }
}
