package dev.ralph.sandbox;

import dev.ralph.support.Needs;

@Needs("unshare")
final class UnshareSandboxTest implements SandboxContract, LimitContract, AttackContract {

    private final Sandbox sandbox = Sandboxes.choose("unshare");

    @Override
    public Sandbox sandbox() {
        return sandbox;
    }
}
