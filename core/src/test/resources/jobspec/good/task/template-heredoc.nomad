job "template-heredoc" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      template {
        data = <<-EOT
          hello {{ env "NOMAD_TASK_NAME" }}
            and $${this}
        EOT

        destination = "local/hello.txt"
      }
    }
  }
}
