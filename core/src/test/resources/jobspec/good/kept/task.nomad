job "task" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"
      kind   = "connect-proxy:web"

      consul {
        cluster   = "east"
        partition = "p"
      }

      identity {
        env  = true
        file = true
      }

      identity {
        name          = "aws"
        aud           = ["sts.amazonaws.com"]
        ttl           = "1h"
        filepath      = "local/token"
        change_mode   = "signal"
        change_signal = "SIGHUP"
      }

      action "flush" {
        command = "redis-cli"
        args    = ["FLUSHALL"]
      }

      action "ping" {
        command = "redis-cli"
      }

      secret "db" {
        provider = "vault"
        path     = "secret/db"

        config {
          engine = "kv_v2"
        }

        env {
          VAULT_ADDR = "http://127.0.0.1"
        }
      }

      schedule {
        cron {
          start    = "0 9 * * 1-5 *"
          end      = "0 17 * * *"
          timezone = "Europe/Zurich"
        }
      }

      csi_plugin {
        id             = "plugin"
        type           = "node"
        mount_dir      = "/csi"
        health_timeout = "2m"
      }

      resources {
        cpu     = 200
        disk    = 500
        iops    = 10
        secrets = 20

        numa {
          affinity = "prefer"
          devices  = ["nvidia/gpu"]
        }
      }
    }
  }
}
