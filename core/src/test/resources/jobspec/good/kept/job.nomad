job "job" {
  datacenters  = ["dc1"]
  node_pool    = "gpu"
  all_at_once  = true
  consul_token = "c"
  vault_token  = "v"

  multiregion {
    strategy {
      max_parallel = 1
      on_failure   = "fail_all"
    }

    region "west" {
      count       = 2
      datacenters = ["west-1"]

      meta {
        max_parallel = "a key of somebody's"
      }
    }

    region "east" {
      node_pool = "big"
    }
  }

  ui {
    description = "A *job*"

    link {
      label = "docs"
      url   = "https://example.test"
    }

    link {
      label = "code"
      url   = "https://code.example.test"
    }
  }

  group "g" {
    consul {
      namespace = "team"
    }

    network {
      device = "eth0"
      cidr   = "10.0.0.0/8"
      mode   = "cni/net"

      cni {
        args = {
          a_key = "1"
        }
      }
    }

    task "t" {
      driver = "mock"
    }
  }
}
