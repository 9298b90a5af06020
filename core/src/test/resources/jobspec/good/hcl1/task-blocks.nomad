job "task-blocks" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      artifact {
        source = "https://127.0.0.1/a.tgz"
        options {
          checksum = "md5:d41d8cd98f00b204e9800998ecf8427e"
        }
      }
      template {
        data = <<EOH
KEY={{ env "NOMAD_TASK_NAME" }}
NAME=${NOMAD_TASK_NAME}
EOH
        destination = "secrets/file.env"
        env = true
        vault_grace = "30s"
      }
      lifecycle {
        hook = "prestart"
        sidecar = true
      }
      restart {
        attempts = 1
      }
      resources {
        device "nvidia/gpu" {
          count = 1
        }
      }
      logs {
        disabled = true
      }
      scaling "cpu" {
        max = 10
        policy {
          cooldown = "1m"
        }
      }
    }
  }
}
