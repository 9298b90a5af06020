job "heredocs" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        plain = <<EOT
        one
          two \n "quoted" $${escaped}
        EOT
        indented = <<-EOT
            one
              two

            three
          EOT
        marker-elsewhere = <<EOT
        text EOT
         EOT2
        EOT
        escaped = <<EOT
        $${a} %%{ if }
        EOT
        run-time = <<EOT
        {{ env "HOST" }} ${NOMAD_PORT_http} ${attr.kernel.name}
        EOT
        empty = <<EOT
        EOT
        in-list = [<<A
        first
        A
          , <<-B
            second
          B
        ]
        in-call = upper(<<EOT
        shout
        EOT
        )
        in-object = {
          text = <<EOT
        nested
        EOT
        }
      }
    }
  }
}
