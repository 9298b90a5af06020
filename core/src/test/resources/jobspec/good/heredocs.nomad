job "heredocs" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        plain = <<EOT
  kept as it is: "quoted" \n {
    and # no comment
EOT
        flush = <<-EOT
          first
            second

          ${NOMAD_TASK_DIR}/x and $${plain} and %%{plain}
        EOT
        empty = <<EOT
EOT
        list = [<<ONE
one
ONE
        , "two"]
      }
    }
  }
}
